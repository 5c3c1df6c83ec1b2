# ${#x} counts bytes
x=hello e=
echo ${#x} ${#e} ${#u} ${#}
set -- ab c; echo ${#1} ${#2} $#
x='ä'; echo ${#x}
