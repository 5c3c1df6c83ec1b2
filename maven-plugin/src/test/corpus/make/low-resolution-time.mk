#! run:
#! run:
#! sh: rm in out
.LOW_RESOLUTION_TIME: out
out: in ; cp -p in out; touch -d '2020-01-01 00:00:00' out
in: ; touch -d '2020-01-01 00:00:00.5' in
