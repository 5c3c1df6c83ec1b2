# a compound command that cannot be redirected is not run
{ echo no; } < missing; echo $?
while read x; do echo no; done < missing; echo $?
(echo no) > /nonexistent/x; echo $?
