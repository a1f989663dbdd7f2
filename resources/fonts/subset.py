#!/usr/bin/python3
"""Makes InvoiceSans-Regular.ttf and InvoiceSans-Bold.ttf beside this file. See README.md."""
import os
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

SOURCE = "/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf"
HERE = os.path.dirname(os.path.abspath(__file__))
KEEP = [  # what people on a member list are called, and what stands around it
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Latin, all Sami letters among them
    (0x0259, 0x0259), (0x0292, 0x0292), (0x02B9, 0x02BC), (0x02C6, 0x02DD),
    (0x0300, 0x0304), (0x0306, 0x030C), (0x0323, 0x0323), (0x0327, 0x0328), (0x0331, 0x0331),  # combining marks
    (0x0370, 0x03FF), (0x0400, 0x045F), (0x0490, 0x0493), (0x049A, 0x049B), (0x04A2, 0x04A3),
    (0x04AE, 0x04B1), (0x04BA, 0x04BB), (0x04D8, 0x04D9), (0x04E8, 0x04E9),  # Greek, Cyrillic
    (0x1E00, 0x1EF9),  # Vietnamese and more Latin
    (0x2002, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x2070, 0x2079), (0x2080, 0x2089), (0x20A0, 0x20BF),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2153, 0x215E), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
    (0x2260, 0x2265), (0x2605, 0x2606), (0x2713, 0x2717), (0xFFFD, 0xFFFD),
]


def tabular(font):
    """The digits that are all of one width: a column of amounts must stand straight."""
    wide, gsub = {}, font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in gsub.LookupList.Lookup[index].SubTable:
                    wide.update(getattr(part, "ExtSubTable", part).mapping)
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                table.cmap[code] = wide.get(table.cmap[code], table.cmap[code])


def box(font):
    """A letter that can't be printed shows as an empty box, be it unknown to the font or broken already."""
    square = font.getBestCmap()[0x25A1]
    for table in font["cmap"].tables:
        table.cmap[0xFFFD] = square
    font["glyf"][".notdef"] = font["glyf"][square]
    font["hmtx"][".notdef"] = font["hmtx"][square]


def make(weight, style):
    font = instancer.instantiateVariableFont(TTFont(SOURCE), {"wght": weight})
    tabular(font)
    box(font)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False,
                      name_IDs=[0, 1, 2, 4, 6, 13, 14], recalc_timestamp=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "HVAR", "MVAR", "gasp", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in KEEP for c in range(first, last + 1)])
    subsetter.subset(font)
    scale_upem(font, 1000)  # advances in whole thousandths, as a PDF writes them
    cmap, advances = font.getBestCmap(), font["hmtx"].metrics
    for code in range(0x30, 0x3A):  # rounding may have parted them by a thousandth
        advances[cmap[code]] = (advances[cmap[0x30]][0], advances[cmap[code]][1])
    font["OS/2"].usWeightClass = weight
    for number, text in ((1, "Invoice Sans"), (2, style), (4, "Invoice Sans " + style), (6, "InvoiceSans-" + style)):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["name"].names = [n for n in font["name"].names if n.platformID == 3]
    font.recalcTimestamp = False
    font.save(os.path.join(HERE, "InvoiceSans-%s.ttf" % style))


make(400, "Regular")
make(600, "Bold")
