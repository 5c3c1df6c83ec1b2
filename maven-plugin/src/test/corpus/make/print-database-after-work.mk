#! jobs
#! file: a.c 1
#! run: -rRp
#! run: -rRp nothere
all: a.out
%.out: %.mid ; cp $< $@
%.mid: %.c ; cp $< $@
st.1 st.2: st.%: %.x ; touch $@
