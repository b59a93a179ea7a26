"""The pages of people: coming in, arriving, what one needs, and oneself."""
