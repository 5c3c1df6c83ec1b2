# slashes
mkdir -p d1/e d2; touch d1/e/f
echo */ */e d*/e/f ./*/e //*/nothing d1//e
