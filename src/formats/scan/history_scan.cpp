// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/scan/history_scan.h"

#include "history_scanner.h"

#include <string>

namespace formats {

deployment::Error nothingReadable(const ScanResult& result)
{
    const auto error = [](deployment::Message message) {
        return deployment::Error{deployment::ErrorCode::BadFormat, std::move(message), {}};
    };
    if (result.badRecords == 0)
        return error({DEPLOY_MESSAGE("Message", "The text ends before the first deployment."), {}});
    if (result.badRecords == 1)
        return error({DEPLOY_MESSAGE("Message", "The only record in it could not be read."), {}});
    return error({DEPLOY_MESSAGE("Message", "None of the %1 records could be read."),
        {std::to_string(result.badRecords)}});
}

deployment::Expected<ScanResult> scanHistory(const Document& document, const ScanOptions& options)
{
    return HistoryScanner(document, options).run();
}

} // namespace formats
