// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_text.h"

#include "deploy/formats/record/deployment_json.h"

#include <fstream>
#include <stdexcept>
#include <string>

namespace benchmarks {

std::string contentOf(const std::filesystem::path& file)
{
    std::string content(file_size(file), '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(content.data(), static_cast<std::streamsize>(content.size())))
        throw std::runtime_error("can't read " + file.string());
    return content;
}

std::shared_ptr<const deployment::Deployment> deploymentOf(const std::filesystem::path& file)
{
    const auto document = formats::Document::open(file);
    if (!document)
        throw std::runtime_error("can't open " + file.string());
    // The brackets of the array stand around the record, and a line feed after it.
    const auto end = (*document)->size() - 2;
    auto decoded = formats::decodeDeployment(**document, {1, static_cast<std::uint32_t>(end - 1)});
    if (!decoded)
        throw std::runtime_error(decoded.error().message.toEnglish());
    return std::make_shared<const deployment::Deployment>(std::move(decoded->deployment));
}

void writeMessages(const deployment::Log& log, const std::filesystem::path& file)
{
    std::ofstream out(file, std::ios::binary);
    for (std::size_t entry = 0; entry < log.size(); ++entry)
        out << log.message(entry) << '\n';
    if (!out.flush())
        throw std::runtime_error("can't write " + file.string());
}

} // namespace benchmarks
