// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/log/log_text.h"
#include "deploy/models/states/failure_state.h"
#include "deploy/operations/command.h"

#include <QObject>

#include <string>

namespace widgets {

class DetailHeader;
class DetailPage;
class LogsPanel;
class MetricsPanel;
class OutlineView;
class TextDialog;

/// What can be asked for on a detail page as a whole: by the buttons of its header, by keys and by
/// menus; what can be taken out of its panels. The page says it on, by signals of
/// the same names; the record as it came has a window here.
class DetailActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailActions)

public:
    /// What it is asked for by; all of them outlive this.
    struct Parts {
        DetailHeader& header;
        OutlineView& outline;
        MetricsPanel& metrics;
        LogsPanel& log;
    };

    DetailActions(const Parts& parts, DetailPage& page);

    /// Of the record, in UTF-8, for the window that waits for it.
    void setRawJson(const std::string& json);

Q_SIGNALS:
    void commandRequested(operations::CommandKind kind, const QString& id);
    void refreshRequested(const QString& id);
    void retryRequested();
    void wayOutRequested(models::WayOut way);
    void rawJsonRequested(const QString& id);
    void markdownRequested();
    void pdfRequested();
    void printRequested();
    void compareRequested(const QString& id);
    void saveLogRequested(const QString& name, const models::LogText& text);
    void savePictureRequested(
        const QString& name, const QString& nameFilter, const QByteArray& picture);
    void layoutChosen(bool onePage);

private:
    void connectPage();
    void connectHeader();
    void connectPanels();
    void connectWaysOut();
    void addKeys();
    void showRawJson();

    const Parts m_parts;
    DetailPage& m_page;
    TextDialog* m_rawJson = nullptr;
};

} // namespace widgets
