// SPDX-License-Identifier: GPL-3.0-or-later
#include "document_errors.h"

#include <cerrno>
#include <system_error>

namespace formats {

using deployment::Error;
using deployment::ErrorCode;

namespace {

std::string textOf(int number)
{
    return std::generic_category().message(number);
}

} // namespace

Error cancelled()
{
    return {ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Cancelled."), {}}, {}};
}

Error readError(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, {DEPLOY_MESSAGE("Message", "There is no such file."), {}},
            textOf(number)};
    case EACCES:
    case EPERM:
        return {ErrorCode::NotReadable, {DEPLOY_MESSAGE("Message", "Permission denied."), {}},
            textOf(number)};
    case EISDIR:
        return isFolder();
    case ENXIO:
        return isDevice();
    default:
        return {ErrorCode::NotReadable,
            {DEPLOY_MESSAGE("Message", "It can't be read: %1"), {textOf(number)}}, textOf(number)};
    }
}

Error spoolError(int number)
{
    return {ErrorCode::NotWritable,
        {DEPLOY_MESSAGE("Message", "The temporary copy can't be written: %1"), {textOf(number)}},
        textOf(number)};
}

Error damagedGzip()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The gzip data is damaged or truncated."), {}}, {}};
}

Error changedContent()
{
    return {ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message", "The file has changed since it was read."), {}}, {}};
}

Error isFolder()
{
    return {ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message", "This is a folder, not a file."), {}}, {}};
}

Error isDevice()
{
    return {ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message", "This is a device, not a file."), {}}, {}};
}

} // namespace formats
