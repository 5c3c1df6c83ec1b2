#! file: a.1
#! run:
#! run:
#! sh: sleep 0.05; touch a.1
#! run:
a.3: a.2 ; cp $< $@
%.2: %.1 ; cp $< $@
.INTERMEDIATE: a.2
