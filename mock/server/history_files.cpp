// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/history_files.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/formats/scan/history_scan.h"

namespace server {

using deployment::Deployment;
using deployment::Expected;

namespace {

void readRecord(
    const formats::Document& document, formats::RecordRange range, std::vector<Deployment>& into)
{
    const Expected<std::string> json = document.read(range.offset, range.length);
    if (!json)
        return;
    auto decoded = formats::decodeDeployment(*json);
    if (decoded)
        into.push_back(std::move(decoded->deployment));
}

} // namespace

Expected<std::vector<Deployment>> readHistory(const std::filesystem::path& path)
{
    const auto document = formats::Document::open(path);
    if (!document)
        return tl::unexpected(document.error());
    std::vector<Deployment> deployments;
    formats::ScanOptions options;
    options.onBatch = [&](formats::ScanBatch&& batch) {
        for (history::Row row = 0; row < batch.rows.size(); ++row)
            readRecord(**document, batch.places.rangeOf(batch.rows.record(row)), deployments);
    };
    const auto scanned = formats::scanHistory(**document, options);
    if (!scanned)
        return tl::unexpected(scanned.error());
    return deployments;
}

} // namespace server
