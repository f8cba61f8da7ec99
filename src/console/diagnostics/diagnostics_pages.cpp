// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics_pages.h"

#include "pages/page.h"

#include "deploy/models/time_context.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace console {

namespace {

class DiagnosticsPage final : public Page {
    Q_DECLARE_TR_FUNCTIONS(DiagnosticsPage)

public:
    explicit DiagnosticsPage(QWidget& widget)
        : Page({PageKind::Diagnostics}, widget)
    {
    }

    [[nodiscard]] QString title() const override { return tr("Diagnostics"); }
};

/// What is selected to be copied, and what is looked at, stays.
void showReport(QPlainTextEdit& view, const QString& report)
{
    if (view.toPlainText() == report || view.textCursor().hasSelection())
        return;
    const int place = view.verticalScrollBar()->value();
    view.setPlainText(report);
    view.verticalScrollBar()->setValue(place);
}

} // namespace

DiagnosticsPages::DiagnosticsPages(
    const models::TimeContext& time, std::function<std::string()> report)
    : m_time(time)
    , m_report(std::move(report))
{
}

Page& DiagnosticsPages::make(const deployment::DeploymentKey&)
{
    auto* view = new QPlainTextEdit;
    view->setObjectName(QStringLiteral("diagnostics"));
    view->setAccessibleName(DiagnosticsPage::tr("Diagnostics"));
    view->setReadOnly(true);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    const auto show = [this, view] {
        m_time.requestTickEverySecond();
        showReport(*view, QString::fromStdString(m_report()));
    };
    QObject::connect(&m_time, &models::TimeContext::ticked, view, show);
    show();
    return *new DiagnosticsPage(*view);
}

} // namespace console
