"""What the parts of the interoperability suite share: one small module for one purpose."""
