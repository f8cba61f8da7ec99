// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/file_job.h"

#include <QObject>

namespace models {
class TimeContext;
}
namespace widgets {
struct ExportChoice;
class ListPage;
} // namespace widgets

namespace console {

class SaveController;
class Settings;
class SourceSession;

/// Takes home what a list shows: asks how, asks where, writes. What is written is what was on the
/// screen when it was asked for: rows, order and columns.
class ExportController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportController)

public:
    ExportController(const SourceSession& session, Settings& settings,
        const models::TimeContext& time, widgets::ListPage& page);

    /// Shows the dialog, with the selection preset if asked for.
    void ask(bool selectionOnly);
    /// The bytes of an export as the list stands now; may be called in any thread, and later.
    [[nodiscard]] ByteProducer producer(const widgets::ExportChoice& choice) const;

Q_SIGNALS:
    void statusMessage(const QString& text);

private:
    [[nodiscard]] widgets::ExportChoice remembered(bool selectionOnly) const;
    void remember(const widgets::ExportChoice& choice);
    void save(const widgets::ExportChoice& choice);

    const SourceSession& m_session;
    Settings& m_settings;
    const models::TimeContext& m_time;
    widgets::ListPage& m_page;
    SaveController* m_saver;
};

} // namespace console
