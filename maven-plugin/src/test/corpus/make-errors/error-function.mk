check = $(if $1,,$(error $2 is not set))
$(call check,$(NOTHING),NOTHING)
