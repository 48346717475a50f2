"""Fill in, score, check and print the self-evaluation forms of budget performance (绩效自评填报)."""
