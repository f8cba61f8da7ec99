// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string_view>
#include <thread>

namespace console {

/// Takes the next bytes of a file; false means stop.
using ByteSink = std::function<bool(std::string_view)>;
/// Puts the whole contents of a file into the sink, in whatever thread it is called; it owns what
/// it reads.
using ByteProducer = std::function<bool(const ByteSink&)>;

/// Writes a file: it appears whole or not at all, and one that was there before stays until then.
[[nodiscard]] std::optional<deployment::Error> writeFile(
    const QString& path, const ByteProducer& producer, const std::stop_token& stop = {});

/// Writes a file off the event loop.
class FileJob final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileJob)

public:
    FileJob(QString path, ByteProducer producer, QObject* parent = nullptr);
    /// Cancels a job under way and waits for its thread; no new file is left then.
    ~FileJob() override;

    [[nodiscard]] const QString& path() const { return m_path; }
    void start();
    void cancel() { m_thread.request_stop(); }

Q_SIGNALS:
    /// Exactly once; Cancelled after cancel().
    void finished(const std::optional<deployment::Error>& error);

private:
    QString m_path;
    ByteProducer m_producer;
    std::jthread m_thread;
};

} // namespace console
