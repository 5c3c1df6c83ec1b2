#! file: foo.lib x
#! file: xfoo.dll x
#! run:
.LIBPATTERNS = x%.dll %.lib bad
all: -lfoo ; @echo $^
