// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "output/reporter.h"
#include "source_reader.h"

#include "deploy/formats/document/document.h"
#include "deploy/formats/record/record_places.h"

namespace cli {

/// Reads a file, standard input ("-") or the built-in demonstration ("demo:"), which is as of the
/// request's now.
class FileReader final : public SourceReader {
public:
    FileReader(const Request& request, const Reporter& reporter)
        : m_request(request)
        , m_reporter(reporter)
    {
    }

    [[nodiscard]] std::string name() const override;
    [[nodiscard]] deployment::Expected<LoadedHistory> load() override;
    [[nodiscard]] deployment::Expected<formats::ScanResult> validate(
        const OnProblems& onProblems) override;
    [[nodiscard]] deployment::Expected<WholeDeployment> read(const std::string& id) override;
    [[nodiscard]] deployment::Expected<std::string> readJson(const std::string& id) override;
    [[nodiscard]] deployment::Expected<const history::History*> historyOf(
        const std::string& environment) override;
    [[nodiscard]] deployment::Expected<ExitCode> send(const CommandContext& context) override;

private:
    [[nodiscard]] std::string waitingFor() const;
    [[nodiscard]] deployment::Expected<std::shared_ptr<const formats::Document>> open() const;
    [[nodiscard]] deployment::Expected<void> loadOnce();
    [[nodiscard]] deployment::Expected<formats::RecordRange> rangeOf(const std::string& id);

    const Request& m_request;
    const Reporter& m_reporter;
    std::shared_ptr<const formats::Document> m_document; ///< that was loaded
    formats::RecordPlaces m_places; ///< of the records in it
    std::optional<LoadedHistory> m_loaded; ///< kept for single deployments
};

} // namespace cli
