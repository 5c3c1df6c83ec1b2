# one line, many commands
a=1;b=2;echo $a$b;(echo s);{ echo g;};if :;then echo t;fi;for i in 1 2;do echo $i;done;case x in x)echo c;;esac
