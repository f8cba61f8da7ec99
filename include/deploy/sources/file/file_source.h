// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include <chrono>
#include <filesystem>
#include <memory>

namespace sources {

class FileSession;

/// A file of deployments. Read in the background, watched, and read again when it changes: appended
/// JSON Lines from where the last line ended, anything else whole. While a new content is damaged,
/// half-written or gone, the last good one stays and the freshness says why. After a load the
/// records of a file that is not huge are checked whole in the background; what is found arrives as
/// further problems.
class FileSource final : public Source {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSource)

public:
    struct Options {
        deployment::Clock clock = deployment::systemNow;
        std::chrono::milliseconds debounce{200}; ///< gathers a burst of writes
        std::chrono::milliseconds recheck{5000}; ///< checks without a notification; 0: never
        std::uint64_t wholeRecordLimit = 64U << 20U; ///< bytes
    };

    FileSource(std::filesystem::path path, Options options, QObject* parent = nullptr);
    ~FileSource() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString location() const override;
    [[nodiscard]] Freshness freshness() const override;
    [[nodiscard]] DeploymentReader& details() override;
    void start() override;
    void refresh() override;
    void cancel() override;

private:
    std::unique_ptr<FileSession> m_session;
};

} // namespace sources
