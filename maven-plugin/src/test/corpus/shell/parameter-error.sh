# ${x?w} ends the shell with status 2
(unset u; echo ${u?is needed}; echo no); echo $?
(unset u; echo ${u?}; echo no); echo $?
(e=; echo ${e:?}; echo no); echo $?
(e=; echo "${e?fine}"); echo $?
echo ${nothing:?gone}
echo not reached
