// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_controller.h"

#include "save_controller.h"

#include "deploy/widgets/report/report_pages.h"

#include <QApplication>
#include <QFileInfo>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QThreadPool>

#include <utility>

namespace console {

PrintController::PrintController(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
}

void PrintController::print(const QString& name, const PagePainter& painter)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(safeFileName(name)); // what a file is called that it is printed to
    printer->setCreator(QApplication::applicationDisplayName());
    widgets::ReportPages::setupPage(*printer);
    auto* dialog = new QPrintDialog(printer.get(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
        [this, printer, painter] { printOn(printer, painter); });
    // The dialog writes to the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void PrintController::printOn(std::shared_ptr<QPrinter> printer, const PagePainter& painter)
{
    Q_EMIT statusMessage(tr("Printing…"));
    QThreadPool::globalInstance()->start(
        [printer = std::move(printer), painter, guard = QPointer<PrintController>(this)]() mutable {
            int pages = painter(*printer);
            if (printer->printerState() == QPrinter::Error)
                pages = 0;
            QMetaObject::invokeMethod(qApp, [guard, printer = std::move(printer), pages] {
                if (guard)
                    guard->report(*printer, pages);
            });
        });
}

void PrintController::report(const QPrinter& printer, int pages)
{
    const QString where = printer.outputFileName().isEmpty()
        ? printer.printerName()
        : QFileInfo(printer.outputFileName()).fileName();
    Q_EMIT statusMessage(pages > 0
            ? tr("Sent %n page(s) to %1", "a printer, or the name of a file", pages).arg(where)
            : tr("Could not be printed: %1 did not take it", "a printer, or the name of a file")
                  .arg(where));
    Q_EMIT printed(pages);
}

} // namespace console
