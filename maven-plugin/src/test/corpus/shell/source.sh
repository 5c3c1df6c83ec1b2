# . runs a file in this shell
echo 'x=sourced; echo args $#; return 3; echo no' > f
. ./f; echo $? $x
printf 'f() {\n echo def\n}\n' > g; . ./g; f
echo 'nothere' > h; . ./h; echo $?
(. ./missing; echo no); echo $?
