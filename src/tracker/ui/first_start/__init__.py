"""Who works here: asked once at the first start, corrected later. May import what `ui` may."""
