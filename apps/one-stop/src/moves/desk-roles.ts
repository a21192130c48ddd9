/** Who works on dossiers: as what, the steps of each procedure say. */
export const deskRoles = ['receptionist', 'specialist', 'head', 'leader', 'inspector'] as const;
