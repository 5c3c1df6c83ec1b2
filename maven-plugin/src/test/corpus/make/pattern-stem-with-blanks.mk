# GNU make's features/patternrules, SV 56655.
#! sh: touch 'some file.yy' 'other file.h'
#! run: 'some file.xx'
#! run: 'some file.zz'
%.xx : %.yy ; @echo matched '$<'
%.zz : %.yy *.h ; @echo '$^'
