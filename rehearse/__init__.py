"""Speech rehearsal: how long will it take, and how should it sound?"""
