"""A film in production: from the written script to the proved delivery.

script -> voices -> takes -> mix -> cut -> proof
Every step looks at what is there already and does what is missing, so that a stop costs only the step in hand.
"""
