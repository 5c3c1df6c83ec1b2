# a dollar that begins nothing
echo $ "$" a$ $% '$x' $/x "a$"
