// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace console {

/// settings.ini of a folder: texts under the keys of the table of settings. A damaged file is set
/// aside, never overwritten; where nothing can be written, it is left alone from then on.
class SettingsFile final {
public:
    using Values = QHash<QString, QString>; ///< by key

    /// Bytes; what is larger was not written by a console.
    static constexpr qint64 largest = qint64{4} * 1024 * 1024;

    explicit SettingsFile(const QString& folder);

    /// What it holds; nothing where it cannot be read.
    [[nodiscard]] Values read();
    /// The same if another console may have written it since; else nullopt. A file that is damaged
    /// by now is told of when it is written.
    [[nodiscard]] std::optional<Values> readAgain() const;
    /// Writes the values of these keys, and takes out those that have none, by replacing the file
    /// as a whole; what else is in it stays. False if it could not be written; on a disk that was
    /// full, the next time may do.
    [[nodiscard]] bool write(const Values& values, const QStringList& keys);
    [[nodiscard]] bool mayWrite() const { return m_mayWrite; }
    /// What the user must be told; every message comes once.
    [[nodiscard]] std::vector<deployment::Message> takeNotices();
    /// Called when there is more to be taken. There is one listener; an empty function ends that.
    void setNoticeListener(std::function<void()> listener)
    {
        m_noticeListener = std::move(listener);
    }

private:
    /// When the file was written, and how much.
    struct State {
        QDateTime written;
        qint64 size = 0;

        bool operator==(const State&) const = default;
    };

    [[nodiscard]] State state() const;
    [[nodiscard]] Values values() const;
    void check();
    void setAside();
    void refuseToWrite(const QString& why);
    void sayNotSaved(const QString& why);
    void give(deployment::Message notice);

    QString m_folder;
    QString m_path;
    bool m_mayWrite = true;
    bool m_isSaved = true; ///< as far as it was tried
    mutable State m_read; ///< when it was read last
    std::vector<deployment::Message> m_notices;
    std::function<void()> m_noticeListener;
};

} // namespace console
