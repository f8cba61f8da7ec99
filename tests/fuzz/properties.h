// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What holds for any bytes whatever. Each function ends the process where it does not.
namespace fuzz {

/// A record is decoded or refused; what is decoded survives being encoded and decoded again.
void checkDecoding(std::string_view json);
/// A document is scanned in bounded memory; whole records are a part of the summaries, and each
/// range holds its record.
void checkScan(std::string_view document);
/// Reading ahead in other threads, in pieces of a few bytes, gives what one thread gives.
void checkReadAhead(std::string_view document);
/// Any text of a history survives a raw CSV export and a reader of RFC 4180.
void checkExport(std::string_view texts);
/// Small JSON is read or refused with a reason; what is read survives being written and read again,
/// and the fast search for one member finds what the reader has.
void checkJson(std::string_view json);

} // namespace fuzz
