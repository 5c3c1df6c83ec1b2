# branches and status
if true; then echo 1; fi
if false; then echo no; else echo 2; fi
if false; then echo no; elif true; then echo 3; else echo no; fi
if false; then echo no; fi; echo $?
if true; then false; fi; echo $?
if ! false
then
  echo 4
fi
