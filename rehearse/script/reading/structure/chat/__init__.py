"""What a chatbot says around the speech that it wrote."""
