// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/history_scan.h"

#include "history_scanner.h"

namespace formats {

deployment::Expected<ScanResult> scanHistory(const Document& document, const ScanOptions& options)
{
    return HistoryScanner(document, options).run();
}

} // namespace formats
