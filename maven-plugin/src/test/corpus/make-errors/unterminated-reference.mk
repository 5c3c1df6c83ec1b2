X := one $(two three
all:
