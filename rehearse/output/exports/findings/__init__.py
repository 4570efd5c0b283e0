"""What the check found, as text, JSON and SARIF."""
