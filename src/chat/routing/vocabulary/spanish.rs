use super::{HINT, LIKELY, SURE, Words};
use crate::chat::routing::Topic::{
    Agreements, Contact, Ideas, Measurement, Money, People, Pricing, Product, Research, Roadmap,
    Standing, Strategy,
};

pub(super) const WORDS: &[Words] = &[
    (
        Money,
        SURE,
        "factura*, vencid*, pago, pagos, pagar, pagado, deuda*, nos debe*, cobro*, cobrar, saldo, \
         transferencia*, reembols*, impagad*",
    ),
    (Money, LIKELY, "debe, deben, dinero, pagan, importe"),
    (
        Pricing,
        SURE,
        "descuento*, tarifa*, negoci*, presupuesto*, demasiado car*, rebaja*, honorarios, contraoferta*, \
         oferta*",
    ),
    (Pricing, LIKELY, "precio*, caro, caros, cara, piden"),
    (
        Agreements,
        SURE,
        "contrato*, acuerdo*, renovar, renovacion*, rescind*, firmar, firmado, firma, clausula*, vence, \
         preaviso",
    ),
    (
        People,
        SURE,
        "interlocutor*, director*, jefe, jefa, responsable*, persona de contacto, gerente*, decisor*",
    ),
    (
        Contact,
        SURE,
        "correo*, reunion*, llamada*, recordatorio*, cita, contest*, respond*, responder, mensaje*, acta, \
         invitacion*, agradec*, disculp*",
    ),
    (Contact, LIKELY, "llamar, amable, hablar, hablamos"),
    (
        Standing,
        SURE,
        "cliente, clientes, se van, en pausa, descontent*, insatisfech*, relacion con",
    ),
    (Standing, HINT, "dicen, nos, riesgo, esta empresa"),
    (
        Strategy,
        SURE,
        "estrategi*, competidor*, competencia, vision del producto, posicionamiento, mercado, \
         modelo de negocio, propuesta de valor",
    ),
    (
        Roadmap,
        SURE,
        "hoja de ruta, priori*, hito, hitos, entrega*, trimestre*, lanzamiento*, pendientes",
    ),
    (
        Research,
        SURE,
        "usuario*, entrevista*, encuesta*, investigacion*, hipotesis, necesidades, publico objetivo",
    ),
    (Ideas, SURE, "ideas para, idea, prototipo*, lluvia de ideas"),
    (
        Product,
        SURE,
        "producto*, funcionalidad*, historias de usuario, requisito*, desarrollador*, modulo*, aplicacion*, \
         especificacion*, pantalla*, construir, pagina",
    ),
    (
        Measurement,
        SURE,
        "metrica*, medir, indicador*, retencion, exito, activacion, medi*, funciona",
    ),
];
