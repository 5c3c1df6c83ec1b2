# what is no number
printf '%d\n' abc; echo $?; printf '%d\n' 12x; echo $?; printf '%d %d %d\n' 0x10 010 "'a"; printf '%d\n' -5; printf '%u %x\n' -1 -1
printf '%d\n'; printf '%d\n' ''; echo $?
