// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_part.h"

#include "access_checks.h"
#include "base64.h"

#include <fstream>
#include <utility>

namespace kubernetes {

using deployment::Error;
using deployment::ErrorCode;

bool isReadable(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return file.is_open() && file.peek() != std::ifstream::traits_type::eof();
}

std::optional<Error> takePart(const FilePart& part, FileOrData& to)
{
    const std::string name = part.name;
    if (!part.file.empty() && !part.data.empty())
        return configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The kubeconfig gives %1 of %2 both as a file and as data; only one of them may "
                "be there."),
            {name, part.owner},
            name + "-data and " + name + " are both specified for " + part.owner + ". " + name
                + "-data will override.");
    if (!part.file.empty() && !isReadable(part.file))
        return configError(ErrorCode::NotReadable,
            DEPLOY_MESSAGE(
                "Message", "The file %1, which the kubeconfig names for %2, cannot be read."),
            {part.file, part.owner},
            "unable to read " + name + " " + part.file + " for " + part.owner);
    to.file = part.file;
    if (part.data.empty())
        return std::nullopt;
    auto data = decodeBase64(part.data);
    if (!data)
        return configError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "In the kubeconfig, %1-data of %2 is not Base64."),
            {name, part.owner}, "illegal base64 data");
    to.data = *std::move(data);
    return std::nullopt;
}

} // namespace kubernetes
