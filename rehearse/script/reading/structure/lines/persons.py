"""The words by which somebody who speaks names himself, and those whom he speaks to."""

SPEAKER = (
    r"(?<!自)我(?![国省市县区镇乡村校院厂军])|咱|(?<![经由据])本人(?![审签修校同确核])|"
    r"\b(?:I|we|us|our|my)\b|^(?:We|Our|My)\b"
)
"""The speaker himself; 我市 is said in an office's news too, and Our stands in names."""
HALL = "大家|各位|[你您]们|诸位"
"""Those who listen."""
SPOKEN = f"{SPEAKER}|{HALL}"
"""Either: somebody speaks here."""
