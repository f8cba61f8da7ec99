// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_reader.h"

#include "commands.h"
#include "loading.h"

#include "deploy/demo/built_in_history.h"
#include "deploy/formats/bytes/large_pages.h"
#include "deploy/formats/record/deployment_json.h"

#include <limits>

#include <unistd.h>

namespace cli {

using deployment::Expected;

namespace {

std::string demonstration(deployment::Timestamp now)
{
    std::string lines;
    for (const deployment::Deployment& deployment : demo::builtInHistory(now))
        lines.append(formats::encodeDeployment(deployment)).append("\n");
    return lines;
}

constexpr std::string_view builtIn = "demo:";

/// Of an address without its scheme, or with one that is not read, it is not enough to say that
/// there is no such file.
deployment::Error noSuchFile(const std::string& source, deployment::Error error)
{
    if (error.code == deployment::ErrorCode::NotFound && source.find(':') != std::string::npos)
        error.message = {"There is no such file; the address of a server begins with http:// or "
                         "https://, that of a cluster with kube:.",
            {}};
    return error;
}

/// One of the records that could not be read may be the one that is missing.
std::string_view notFound(const formats::ScanResult& result)
{
    const bool isAllRead = result.badRecords == 0 && !result.truncated;
    return isAllRead ? "There is no deployment %1 in %2"
                     : "There is no deployment %1 in what could be read of %2";
}

} // namespace

std::string FileReader::name() const
{
    return m_request.source == "-" ? "standard input" : m_request.source;
}

std::string FileReader::waitingFor() const
{
    if (m_request.source == "-" && ::isatty(STDIN_FILENO) == 1)
        return "reading what is typed here; Ctrl+D ends it, Ctrl+C gives up";
    return "waiting for " + name() + ", a pipe that nothing has come through yet; Ctrl+C gives up";
}

Expected<std::shared_ptr<const formats::Document>> FileReader::open() const
{
    formats::Document::OpenOptions options;
    options.isReadOnce = m_request.task == Task::List || m_request.task == Task::Export;
    // Whoever looks on has to know why nothing happens; a script needs no word.
    if (m_reporter.isHeard())
        options.silent.onSilence = [this] { m_reporter.say(waitingFor()); };
    if (m_request.source == "-")
        return formats::Document::openDescriptor(STDIN_FILENO, options);
    if (m_request.source == builtIn)
        return formats::Document::fromMemory(demonstration(m_request.now));
    auto document = formats::Document::open(m_request.source, options);
    if (!document)
        return tl::unexpected{noSuchFile(m_request.source, document.error())};
    return document;
}

Expected<LoadedHistory> FileReader::load()
{
    formats::useLargePages();
    auto document = open();
    if (!document)
        return tl::unexpected{document.error()};
    m_document = std::move(*document);
    LoadedHistory loaded;
    formats::ScanOptions options;
    options.problemLimit = 0;
    options.batchRows = 0; // nothing is shown before the end
    options.onBatch = [&](formats::ScanBatch&& batch) {
        loaded.history.merge(std::move(batch.rows));
        m_places.add(batch.places);
    };
    const auto result = formats::scanHistory(*m_document, options);
    if (!result)
        return tl::unexpected{result.error()};
    loaded.result = *result;
    return loaded;
}

Expected<formats::ScanResult> FileReader::validate(const OnProblems& onProblems)
{
    const auto document = open();
    if (!document)
        return tl::unexpected{document.error()};
    formats::ScanOptions options;
    options.wholeRecords = true;
    options.now = m_request.now;
    options.problemLimit = std::numeric_limits<std::size_t>::max();
    options.onBatch = [&](formats::ScanBatch&& batch) { onProblems(batch.problems); };
    return formats::scanHistory(**document, options);
}

Expected<void> FileReader::loadOnce()
{
    if (m_loaded)
        return {};
    auto loaded = loadHistory(*this, m_request, m_reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    m_loaded = std::move(*loaded);
    return {};
}

Expected<formats::RecordRange> FileReader::rangeOf(const std::string& id)
{
    if (const auto loaded = loadOnce(); !loaded)
        return tl::unexpected{loaded.error()};
    const auto row = m_loaded->history.find(id);
    if (!row)
        return tl::unexpected{deployment::Error{
            deployment::ErrorCode::NotFound, {notFound(m_loaded->result), {id, name()}}, {}}};
    return m_places.rangeOf(m_loaded->history.record(*row));
}

Expected<WholeDeployment> FileReader::read(const std::string& id)
{
    const auto range = rangeOf(id);
    if (!range)
        return tl::unexpected{range.error()};
    formats::DecodeOptions options;
    options.now = m_request.now;
    auto decoded = formats::decodeDeployment(*m_document, *range, options);
    if (!decoded)
        return tl::unexpected{aboutSource(*this, decoded.error())};
    return WholeDeployment{
        std::make_shared<const deployment::Deployment>(std::move(decoded->deployment)),
        std::move(decoded->problems), {}};
}

Expected<std::string> FileReader::readJson(const std::string& id)
{
    const auto range = rangeOf(id);
    if (!range)
        return tl::unexpected{range.error()};
    auto json = m_document->read(range->offset, range->length);
    if (!json)
        return tl::unexpected{aboutSource(*this, json.error())};
    return json;
}

Expected<const history::History*> FileReader::historyOf(const std::string& /*environment*/)
{
    if (const auto loaded = loadOnce(); !loaded)
        return tl::unexpected{loaded.error()};
    return &m_loaded->history;
}

Expected<ExitCode> FileReader::send(const CommandContext& context)
{
    return refused(context,
        m_request.source == builtIn ? "commands cannot be sent to the built-in demonstration"
                                    : "commands cannot be sent to a file");
}

} // namespace cli
