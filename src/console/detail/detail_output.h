// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace models {
class LogText;
class TimeContext;
} // namespace models
namespace widgets {
class DetailPage;
}

namespace console {

class FollowedRun;
class SaveController;
class Settings;

/// What the user takes out of a deployment's page, as it came or in a file of its own: the raw
/// record, the log, a chart. Owned by the page's controller.
class DetailOutput final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailOutput)

public:
    /// All outlive it.
    DetailOutput(
        const FollowedRun& run, Settings& settings, widgets::DetailPage& page, QObject* parent);

Q_SIGNALS:
    void statusMessage(const QString& text);

private:
    void prettyPrintJson();
    void saveLog(const QString& name, const models::LogText& text);
    void savePicture(const QString& name, const QString& nameFilter, const QByteArray& picture);

    const FollowedRun& m_run;
    widgets::DetailPage& m_page;
    SaveController* m_saver;
};

} // namespace console
