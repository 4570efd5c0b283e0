"""What depends on the language: where sentences end, how numbers are read, how much there is to say."""
