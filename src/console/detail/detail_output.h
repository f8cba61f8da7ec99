// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

#include <QObject>

#include <memory>

namespace models {
class LogText;
class TimeContext;
} // namespace models
namespace widgets {
class DetailPage;
class ReportPages;
} // namespace widgets

namespace console {

class DiagnosisController;
class FollowedRun;
class PrintController;
class SaveController;
class Settings;
class SourceSession;

/// What the user takes out of a deployment's page: the raw record, the log, a chart, and all that
/// is known of it, as Markdown, as a PDF, on paper. Owned by the page's controller.
class DetailOutput final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailOutput)

public:
    struct Context {
        const SourceSession& session;
        const FollowedRun& run;
        DiagnosisController& diagnosis;
        const models::TimeContext& time;
        Settings& settings;
    };

    /// All outlive it.
    DetailOutput(const Context& context, widgets::DetailPage& page, QObject* parent);

    [[nodiscard]] PrintController& printing() const { return *m_printer; }
    /// As it stands now, with what was found out so far; null before it was read.
    [[nodiscard]] std::shared_ptr<const widgets::ReportPages> report();

Q_SIGNALS:
    void statusMessage(const QString& text);

private:
    void connectPage();
    void prettyPrintJson();
    void copyMarkdown();
    void savePdf();
    void print();
    void printPicture(const QString& name, const QByteArray& svg);
    void saveLog(const QString& name, const models::LogText& text);
    void savePicture(const QString& name, const QString& nameFilter, const QByteArray& picture);
    /// nullopt before it was read, and says so.
    [[nodiscard]] std::optional<models::PreviewFacts> facts();

    Context m_context;
    widgets::DetailPage& m_page;
    SaveController* m_saver;
    PrintController* m_printer;
    models::PreviewFacts m_known; ///< what was found out beside the record
};

} // namespace console
