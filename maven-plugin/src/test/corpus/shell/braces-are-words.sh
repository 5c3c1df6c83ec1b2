# not reserved where no command begins
echo { } if then ! do done
echo {a,b}
