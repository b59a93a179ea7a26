"""Bad input, made from what the house itself declares: its addresses, forms, headers, messages."""
