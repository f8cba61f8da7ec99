// SPDX-License-Identifier: GPL-3.0-or-later
// The test programs take their precompiled headers from a target, and a target has a source.
