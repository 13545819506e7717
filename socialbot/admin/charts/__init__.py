"""Charts as SVG pictures. Pure: figures and words go in, markup comes out.

A chart takes the width that it is given while its words keep their size: places across are in
percent, places down in pixels. Colours and lines are the style sheet's; the markup names classes.
"""
