#! run:
#! run:
t:: ; @echo always; touch t
t:: ; @echo too
