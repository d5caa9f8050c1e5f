"""Ways of paying for care: contract forms, who bears which risk, and the exact account of a shortfall.

A form is a file of declared steps in `forms`. `form.settle_years` gives the result per party per year,
`shortfall.explain_shortfall` the parts of a shortfall that sum to it, `reading.work_out_forms` a document of forms.
"""
