# Each rule goes by the time that the file had before any of them; GNU make's features/double_colon, 11 (SV 44742).
#! run: -j10
result :: 01 ; @echo update; touch $@
result :: 02 ; @echo update; touch $@
result :: 03 ; @echo update; touch $@
result :: 04 ; @echo update; touch $@
result :: 05 ; @echo update; touch $@
01 02 03 04 05: ; @touch 01 02 03 04 05
