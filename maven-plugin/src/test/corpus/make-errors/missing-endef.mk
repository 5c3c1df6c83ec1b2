A = 1
define X
foo
  endif
